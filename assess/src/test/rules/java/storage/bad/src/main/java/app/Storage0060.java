package app;

import jakarta.servlet.http.Part;
import java.nio.file.Path;
import org.springframework.web.multipart.MultipartFile;
class Storage0060 {
  void spring(MultipartFile upload, Path target) throws Exception {
    upload.transferTo(target);
  }
  void servlet(Part part) throws Exception {
    part.write("invoice.pdf");
  }
  void body(jakarta.servlet.http.HttpServletRequest request, Path target) throws Exception {
    java.nio.file.Files.copy(request.getInputStream(), target);
    request.getPart("file").write("invoice.pdf");
  }
  void stream(jakarta.servlet.http.HttpServletRequest request) throws Exception {
    try (java.io.OutputStream out = new java.io.FileOutputStream("invoice.pdf")) {
      request.getInputStream().transferTo(out);
    }
  }
}
