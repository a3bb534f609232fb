package org.alliance.portal.projects.internal.soap;

import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;

/** That one initiative adapted another. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "ProjectAdoption",
    propOrder = {"id", "source", "adopter", "changes", "state", "said", "answered"})
public class ProjectAdoption {
  @XmlElement(required = true)
  public String id;

  /** What was adapted. */
  @XmlElement(required = true)
  public String source;

  /** What was made of it. */
  @XmlElement(required = true)
  public String adopter;

  /** What was changed and why, plain text. */
  @XmlElement(required = true)
  public String changes;

  /** Asked, confirmed or denied, in lower case. */
  @XmlElement(required = true)
  public String state;

  @XmlElement(required = true)
  public String said;

  public String answered;
}
