package org.alliance.portal.projects.internal.soap;

import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;

/** A published initiative. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "StoredProject",
    propOrder = {
      "id",
      "version",
      "organisation",
      "content",
      "evidence",
      "adoptions",
      "created",
      "updated",
      "sample"
    })
public class StoredProject {
  @XmlElement(required = true)
  public String id;

  /** Grows with each publication. */
  public int version;

  /** Whose it is. */
  @XmlElement(required = true)
  public String organisation;

  @XmlElement(required = true)
  public ProjectContent content;

  /**
   * What is known of its effect: as its authors say, or replicated once an adoption was confirmed.
   */
  public String evidence;

  /** How many others adapted it, confirmed ones only. */
  public int adoptions;

  @XmlElement(required = true)
  public String created;

  @XmlElement(required = true)
  public String updated;

  /** Invented, for trying the portal out. */
  public boolean sample;
}
