package com.example.shop;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Pictures of products: {@code PUT /uploads/{name}} writes to this machine's disk. */
final class UploadServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String DIRECTORY = "uploads/";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    File file = file(request);
    if (file == null || !file.isFile()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("application/octet-stream");
    Files.copy(file.toPath(), response.getOutputStream());
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    File file = file(request);
    if (file == null) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST, "a name of letters, digits, . _ -");
      return;
    }
    Files.createDirectories(file.getParentFile().toPath());
    try (OutputStream out = new FileOutputStream(file)) {
      request.getInputStream().transferTo(out);
    }
    response.setStatus(HttpServletResponse.SC_CREATED);
  }

  private static File file(HttpServletRequest request) {
    List<String> path = Paths.parts(request);
    return path.size() == 1 && isSafe(path.get(0)) ? new File(DIRECTORY + path.get(0)) : null;
  }

  /** A name that cannot leave the folder. */
  static boolean isSafe(String name) {
    return name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
  }
}
