package desk;

import java.io.IOException;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

public final class Desk {
  public static void main(String[] args) throws IOException {
    FileHandler file = new FileHandler("desk.log");
    file.setFormatter(new SimpleFormatter());
    Logger.getLogger("desk").addHandler(file);
    FileHandler audit = new FileHandler("audit.log");
    Logger.getLogger("audit").addHandler(audit);
    Logger.getLogger("desk").info("The desk is \"open\".");
  }
}
