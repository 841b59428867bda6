package app;

import javax.ejb.EntityBean;

public abstract class CustomerBean implements EntityBean {}
