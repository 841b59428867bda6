package dev.lepton.transform.internal.container.php;

import dev.lepton.transform.internal.container.image.Recipe;
import java.util.List;

/** PHP in Apache, which writes to /tmp only and takes its port from PORT. Pure. */
final class Apache {
  private static final String CONFIGURATION = "/etc/apache2/app.conf";
  static final List<String> START = List.of("apache2", "-f", CONFIGURATION, "-D", "FOREGROUND");

  private Apache() {}

  /**
   * @param root the folder of what may be asked for, in the image
   */
  static Recipe.Builder recipe(String version, String root) {
    return Recipe.upon("php:" + version + "-apache")
        .text(CONFIGURATION, configuration(root))
        .environment("APACHE_RUN_DIR", "/tmp")
        .environment("APACHE_LOCK_DIR", "/tmp")
        .environment("APACHE_LOG_DIR", "/tmp")
        .environment("APACHE_PID_FILE", "/tmp/apache2.pid");
  }

  private static List<String> configuration(String root) {
    return List.of(
        "ServerRoot /etc/apache2",
        "ServerName localhost",
        "ServerTokens Prod",
        "PidFile /tmp/apache2.pid",
        "DefaultRuntimeDir /tmp",
        "Listen ${PORT}",
        "ErrorLog /dev/stderr",
        "LogFormat \"%h %l %u %t \\\"%r\\\" %>s %O\" access",
        "TransferLog /dev/stdout",
        "IncludeOptional mods-enabled/*.load",
        "IncludeOptional mods-enabled/*.conf",
        "DocumentRoot " + root,
        "DirectoryIndex index.php index.html",
        "<FilesMatch \"\\.php$\">",
        "  SetHandler application/x-httpd-php",
        "</FilesMatch>",
        "<Directory " + root + ">",
        "  AllowOverride All",
        "  Require all granted",
        "  FallbackResource /index.php",
        "</Directory>");
  }
}
