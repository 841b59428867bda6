package app;

import java.util.prefs.Preferences;

class Storage0100 {
  void run() throws Exception {
    Preferences.userRoot().put("theme", "dark");
    Preferences.systemNodeForPackage(String.class).get("licence", "");
  }
}
