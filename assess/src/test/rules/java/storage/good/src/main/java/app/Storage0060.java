package app;

import java.io.InputStream;
import java.io.OutputStream;
import org.springframework.web.multipart.MultipartFile;
class Storage0060 {
  void forward(MultipartFile upload, OutputStream store) throws Exception {
    InputStream in = upload.getInputStream();
    in.transferTo(store);
    new Chapter().write("part");
    upload.getInputStream().transferTo(store);
  }
  void answer(jakarta.servlet.http.HttpServletResponse response) throws Exception {
    response.getWriter().write("sent");
  }
  static class Chapter {
    void write(String part) {}
  }
  void carry(java.net.URLConnection connection, java.nio.file.Path target) throws Exception {
    java.nio.file.Files.copy(connection.getInputStream(), target);
  }
}
