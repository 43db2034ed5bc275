"""Runs each Python program of README.md beside this folder, and compares what it prints with the text after it."""

import re
import subprocess
import sys
from pathlib import Path

README = (Path(__file__).parent.parent / "README.md").read_text()
programs = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", README, re.DOTALL)
assert len(programs) == README.count("```python")
for program, expected in programs:
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert printed == expected, printed
print(f"{len(programs)} passed, 0 failed")
