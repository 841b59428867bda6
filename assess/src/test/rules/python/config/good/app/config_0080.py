from datetime import datetime, timezone

# datetime.now()
now = datetime.now(timezone.utc)
scene.setlocale("forest")
