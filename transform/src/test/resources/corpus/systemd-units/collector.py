from http.server import BaseHTTPRequestHandler, HTTPServer


class Readings(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"21 degrees")


if __name__ == "__main__":
    HTTPServer(("", 9200), Readings).serve_forever()
