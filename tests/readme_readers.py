"""Runs the programs of the README that read the tables without this crate, and compares what they print.

    python -m pip install pandas==3.1.1 polars==2.1.0 duckdb==2.0.1
    python tests/readme_readers.py

R is left out, with a message, where there is no Rscript.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

root = Path(__file__).parent.parent
readme = (root / "README.md").read_text(encoding="utf-8")
programs = re.findall(r"`?(\w+)`? [\d.]+:\n\n```(python|r)\n(.*?)```", readme, re.DOTALL)
shown = re.search(r"All four programs print\n\n```text\n(.*?)```", readme, re.DOTALL).group(1)
if len(programs) != 4:
    sys.exit(f"README.md should have four programs, not {len(programs)}")
failed = False
for name, language, program in programs:
    command = [sys.executable, "-c"] if language == "python" else [shutil.which("Rscript"), "-e"]
    if command[0] is None:
        print(f"{name}: left out, there is no Rscript")
        continue
    run = subprocess.run([*command, program], cwd=root, capture_output=True, text=True)
    same = run.stdout == shown
    print(f"{name}: {'as shown' if same else 'NOT as shown: ' + run.stdout + run.stderr}")
    failed |= not same
sys.exit(failed)
