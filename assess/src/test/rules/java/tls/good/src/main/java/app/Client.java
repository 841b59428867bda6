package app;

class Client {
  // NoopHostnameVerifier.INSTANCE
  String text = "no verifier";
}
