package com.example.shop;

/** A request that cannot be answered as asked, with the status that says so. */
final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  ApiException(int status, String detail) {
    super(detail);
    this.status = status;
  }

  static ApiException badRequest(String detail) {
    return new ApiException(400, detail);
  }

  static ApiException notFound(String detail) {
    return new ApiException(404, detail);
  }

  static ApiException conflict(String detail) {
    return new ApiException(409, detail);
  }

  int status() {
    return status;
  }
}
