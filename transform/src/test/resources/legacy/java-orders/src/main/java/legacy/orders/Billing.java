package legacy.orders;

import java.io.File;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;

/** What other systems the orders need. */
final class Billing {
	private static final String BILLING_URL = "http://billing.corp:8080/api";
	private static final String DATABASE = "jdbc:postgresql://db1.corp:5432/orders";
	private static final String USER = "orders";
	private static final String PASSWORD = "orders-2014";
	private static final String INVOICE_DIR = "/srv/orders/invoices/";
	private static final String API_KEY = "k3y-4-billing";

	private Billing() {}

	static String address() {
		return BILLING_URL;
	}

	static Connection connect() throws Exception {
		return DriverManager.getConnection(DATABASE, USER, PASSWORD);
	}

	static Socket printer() throws Exception {
		return new Socket("printer.corp", 9100);
	}

	static File invoice(String number) {
		return new File(INVOICE_DIR + number + ".pdf");
	}

	static String key() {
		return API_KEY;
	}
}
