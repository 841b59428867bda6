package app;

import javax.ejb.Remote;

@Remote
public interface Orders {}
