package app;

class Remoting0110 {
  void run(Talk talk) {
    talk.begin();
  }
  interface Talk {
    void begin();
  }
}
