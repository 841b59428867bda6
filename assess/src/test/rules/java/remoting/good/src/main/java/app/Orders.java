package app;

import javax.ejb.Local;

// @Remote
@Local
public interface Orders {}
