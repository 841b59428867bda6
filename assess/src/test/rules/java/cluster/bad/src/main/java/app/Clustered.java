package app;

import org.terracotta.toolkit.ToolkitFactory;

class Clustered {}
