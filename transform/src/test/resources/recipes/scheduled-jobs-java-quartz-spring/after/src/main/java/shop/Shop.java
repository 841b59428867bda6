package shop;

import org.springframework.context.ApplicationContext;
import org.springframework.context.support.ClassPathXmlApplicationContext;

public class Shop {
    public static void main(String[] args) throws Exception {
        ApplicationContext context = new ClassPathXmlApplicationContext("beans.xml");
        if (System.getenv("JOB") != null) {
            try {
                ClusterJobs.run(context, System.getenv("JOB"));
            } finally {
                ((org.springframework.context.ConfigurableApplicationContext) context).close();
            }
            return;
        }
        context.getBean(Desk.class).open();
    }
}
