package app;

import com.amazonaws.auth.BasicAWSCredentials;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

class Secret0020 {
  String id = System.getenv("ID");
  String key = System.getenv("KEY");
  void run() throws Exception {
    new BasicAWSCredentials(id, key);
    AwsBasicCredentials.create(id, key);
  }
}
