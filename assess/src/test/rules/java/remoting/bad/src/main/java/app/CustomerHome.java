package app;

import javax.ejb.EJBLocalHome;

public interface CustomerHome extends EJBLocalHome {}
