package dev.lepton.transform.internal.javasource;

/**
 * The class between an application and its uploads.
 *
 * @param type of the application's files, File or Path
 * @param addressed whether files are read by their address, of which Java wants to know that it may
 *     be malformed
 */
record UploadStore(String packageName, String type, boolean addressed) {
  private static final String SOURCE =
      """
      import java.io.IOException;
      import java.io.InputStream;
      import java.io.UncheckedIOException;
      import java.net.URI;
      import java.nio.file.Paths;
      import org.springframework.core.io.AbstractResource;
      import org.springframework.core.io.FileSystemResource;
      import org.springframework.core.io.Resource;
      import org.springframework.web.multipart.MultipartFile;
      import software.amazon.awssdk.core.sync.RequestBody;
      import software.amazon.awssdk.regions.Region;
      import software.amazon.awssdk.services.s3.S3Client;
      import software.amazon.awssdk.services.s3.S3ClientBuilder;
      import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
      import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

      /** Uploads: in the bucket that S3_BUCKET names, under the file's path, else in the folder as before. */
      final class UploadStore {
        private static final String BUCKET = System.getenv("S3_BUCKET");

        private UploadStore() {}

        /** Opened with the first upload. */
        private static final class Store {
          static final S3Client CLIENT = open();

          private static S3Client open() {
            S3ClientBuilder builder = S3Client.builder();
            String endpoint = System.getenv("S3_ENDPOINT");
            if (endpoint != null) {
              builder.endpointOverride(URI.create(endpoint));
              builder.region(Region.of(System.getenv().getOrDefault("AWS_REGION", "us-east-1")));
              // Not every compatible store reads AWS' own chunks.
              builder.serviceConfiguration(
                  service -> service.pathStyleAccessEnabled(true).chunkedEncodingEnabled(false));
            }
            return builder.build();
          }
        }

        static void save(MultipartFile upload, %1$s file) throws IOException {
          if (BUCKET == null) {
            upload.transferTo(file);
            return;
          }
          String type = upload.getContentType() == null ? "application/octet-stream" : upload.getContentType();
          Store.CLIENT.putObject(
              request -> request.bucket(BUCKET).key(key(file)).contentType(type),
              RequestBody.fromContentProvider(() -> open(upload), upload.getSize(), type));
        }

        private static InputStream open(MultipartFile upload) {
          try {
            return upload.getInputStream();
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        }

        static Resource stored(%1$s file)%2$s {
          return BUCKET == null ? new FileSystemResource(file) : new Upload(key(file));
        }

        private static String key(%1$s file) {
          return Paths.get(file.toString()).normalize().toString().replace('\\\\', '/').replaceFirst("^/", "");
        }

        private static final class Upload extends AbstractResource {
          private final String key;

          Upload(String key) {
            this.key = key;
          }

          @Override
          public boolean exists() {
            try {
              head();
              return true;
            } catch (NoSuchKeyException missing) {
              return false;
            }
          }

          @Override
          public boolean isReadable() {
            return exists();
          }

          @Override
          public long contentLength() {
            return head().contentLength();
          }

          @Override
          public long lastModified() {
            return head().lastModified().toEpochMilli();
          }

          private HeadObjectResponse head() {
            return Store.CLIENT.headObject(request -> request.bucket(BUCKET).key(key));
          }

          @Override
          public InputStream getInputStream() throws IOException {
            try {
              return Store.CLIENT.getObject(request -> request.bucket(BUCKET).key(key));
            } catch (NoSuchKeyException missing) {
              throw new FileNotFoundException(key);
            }
          }

          @Override
          public String getFilename() {
            return key.substring(key.lastIndexOf('/') + 1);
          }

          @Override
          public String getDescription() {
            return "upload " + key;
          }
        }
      }
      """;

  String source() {
    String head = packageName.isEmpty() ? "" : "package " + packageName + ";\n\n";
    String imports =
        type.equals("File")
            ? "import java.io.File;\nimport java.io.FileNotFoundException;\n"
            : "import java.io.FileNotFoundException;\n";
    String text = SOURCE.formatted(type, addressed ? " throws MalformedURLException" : "");
    if (addressed) {
      text =
          text.replace(
              "import java.net.URI;",
              "import java.net.MalformedURLException;\nimport java.net.URI;");
    }
    return head
        + imports
        + (type.equals("Path")
            ? text.replace(
                "import java.nio.file.Paths;",
                "import java.nio.file.Path;\nimport java.nio.file.Paths;")
            : text);
  }
}
