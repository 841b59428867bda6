package com.example.shop;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.servlet.http.HttpServletRequest;

/** Reads ids and numbers out of a request's path and query. */
final class Paths {
  private Paths() {}

  /** The parts of the path after the servlet's own: {@code /7/payments} gives 7 and payments. */
  static List<String> parts(HttpServletRequest request) {
    return split(request.getPathInfo());
  }

  static List<String> split(String path) {
    if (path == null || path.equals("/")) {
      return Collections.emptyList();
    }
    return Arrays.asList(path.substring(1).split("/"));
  }

  static long id(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ApiException.badRequest("not an id: " + text);
    }
  }

  /** A whole number of the query, or the default when it is absent. */
  static long number(HttpServletRequest request, String name, long byDefault) {
    String text = request.getParameter(name);
    return text == null ? byDefault : id(text);
  }
}
