package app;

import org.jgroups.JChannel;

class Cluster0020 {
  void run() throws Exception {
    new JChannel("cluster.xml").connect("shop");
  }
}
