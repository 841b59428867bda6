package photos;

import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.UrlResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
public class PhotoController {
  private final Path folder;

  public PhotoController(@Value("${photos.folder}") String folder) throws IOException {
    this.folder = Paths.get(folder).toAbsolutePath().normalize();
    Files.createDirectories(this.folder);
  }

  @PostMapping("/photos/{name}")
  public String add(@PathVariable("name") String name, @RequestParam("photo") MultipartFile photo)
      throws IOException {
    Path target = folder.resolve(name).normalize();
    if (!target.startsWith(folder)) {
      throw new IllegalArgumentException(name);
    }
    UploadStore.save(photo, target);
    return target.getFileName().toString();
  }

  @GetMapping("/photos/{name}")
  public ResponseEntity<Resource> photo(@PathVariable("name") String name) {
    try {
      Path file = folder.resolve(name);
      if (!UploadStore.stored(file).exists()) {
        return ResponseEntity.notFound().build();
      }
      Resource photo = UploadStore.stored(file);
      return ResponseEntity.ok(photo);
    } catch (MalformedURLException e) {
      return ResponseEntity.badRequest().build();
    }
  }
}
