from pathlib import Path

Path("state.json").write_text("{}")
