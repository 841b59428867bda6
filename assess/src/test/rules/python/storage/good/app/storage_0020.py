# Path("state.json").write_text("{}")
class Telegram:
    def send(self, line):
        line.write_text("stop")
