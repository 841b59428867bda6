package app;

new JChannel("cluster.xml");
FIELD static class JChannel { JChannel(String name) {} }
