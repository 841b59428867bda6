package com.example.shop;

import java.io.IOException;
import javax.servlet.http.HttpServletResponse;

/** The frame around every page. */
final class Html {
  private Html() {}

  static void send(HttpServletResponse response, String title, String body) throws IOException {
    response.setContentType("text/html; charset=UTF-8");
    response
        .getWriter()
        .write(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"UTF-8\"><title>"
                + escape(title)
                + "</title></head><body><h1>"
                + escape(title)
                + "</h1>"
                + body
                + "<hr><a href=\"/\">Start</a> <a href=\"/cart\">Cart</a>"
                + " <a href=\"/login\">Log in</a></body></html>");
  }

  static String escape(Object text) {
    return String.valueOf(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
