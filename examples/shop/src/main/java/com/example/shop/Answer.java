package com.example.shop;

import java.util.Map;

/** What the API says back: a status and a body that becomes JSON. */
final class Answer {
  final int status;
  final Map<String, Object> body;

  private Answer(int status, Map<String, Object> body) {
    this.status = status;
    this.body = body;
  }

  static Answer ok(Map<String, Object> body) {
    return new Answer(200, body);
  }

  static Answer created(Map<String, Object> body) {
    return new Answer(201, body);
  }

  /** An error in the form of RFC 9457. */
  static Answer problem(int status, String detail) {
    return new Answer(status, Map.of("type", "about:blank", "status", status, "detail", detail));
  }

  String contentType() {
    return status < 400 ? "application/json" : "application/problem+json";
  }
}
