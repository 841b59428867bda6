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
}
