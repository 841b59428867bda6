package app;

import java.util.concurrent.locks.ReentrantLock;

class Storage0050 {
  void run() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    lock.tryLock();
  }
}
