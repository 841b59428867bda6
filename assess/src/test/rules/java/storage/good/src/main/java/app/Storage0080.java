package app;

class Storage0080 {
  String reports(Site context) {
    return context.getRealPath("/reports");
  }
  interface Site {
    String getRealPath(String path);
  }
}
