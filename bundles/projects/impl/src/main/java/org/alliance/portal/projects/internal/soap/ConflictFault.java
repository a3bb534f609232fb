package org.alliance.portal.projects.internal.soap;

import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlType;
import javax.xml.ws.WebFault;

/** Somebody else was faster. */
@WebFault(name = "ConflictFault", targetNamespace = ProjectsPort.NAMESPACE)
public class ConflictFault extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Detail detail;

  public ConflictFault(String message, Detail detail) {
    super(message, null, false, false);
    this.detail = detail;
  }

  /** What the fault tells; its name is that of JAX-WS. */
  public Detail getFaultInfo() {
    return detail;
  }

  /** How it is now: one of these; nothing when it was removed. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "ConflictDetail",
      propOrder = {"project", "work", "adoption"})
  public static class Detail {
    public StoredProject project;
    public ProjectWork work;
    public ProjectAdoption adoption;
  }
}
