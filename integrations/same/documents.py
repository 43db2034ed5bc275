"""Checks the Python programs of the READMEs: mypy finds nothing in any, and each of README.md beside this folder prints what it says
there. What that of python/README.md prints is a test of the package."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

INTEGRATIONS = Path(__file__).parent.parent


def programs_of(readme: Path) -> list[str]:
    return re.findall(r"```python\n(.*?)```", readme.read_text(), re.DOTALL)


README = INTEGRATIONS / "README.md"
checked = programs_of(README) + programs_of(INTEGRATIONS / "python" / "README.md")
with tempfile.TemporaryDirectory() as directory:
    files = [Path(directory) / f"program_{number}.py" for number in range(len(checked))]
    for file, program in zip(files, checked):
        file.write_text(program)
    config = INTEGRATIONS / "python" / "pyproject.toml"
    subprocess.run([sys.executable, "-m", "mypy", "--config-file", config, "--cache-dir", directory, *files], check=True)

programs = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", README.read_text(), re.DOTALL)
assert len(programs) == len(programs_of(README))
for program, expected in programs:
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert printed == expected, printed
print(f"{len(programs)} passed, 0 failed")
