package night;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import org.quartz.impl.StdSchedulerFactory;

public class Night {
  public static void main(String[] args) throws Exception {
    if (System.getenv("JOB") != null) {
      ClusterJobs.run(System.getenv("JOB"));
      return;
    }
    if (!"off".equals(System.getenv("IN_PROCESS_JOBS"))) {
      StdSchedulerFactory.getDefaultScheduler().start();
    }
    HttpServer server = HttpServer.create(new InetSocketAddress(Integer.getInteger("port")), 0);
    server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
    server.start();
  }
}
