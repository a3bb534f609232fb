package org.alliance.portal.projects.internal.soap;

import java.util.ArrayList;
import java.util.List;
import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;

/** The working copy of an initiative. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "ProjectWork",
    propOrder = {
      "id",
      "version",
      "base",
      "organisation",
      "state",
      "content",
      "remarks",
      "note",
      "changed",
      "submitted"
    })
public class ProjectWork {
  /** The initiative's, which it keeps when it is published. */
  @XmlElement(required = true)
  public String id;

  /** Grows with each change. */
  public int version;

  /** Version of what is published that this started from; 0 for a new one. */
  public int base;

  /** Whose it is. */
  @XmlElement(required = true)
  public String organisation;

  /** Draft, submitted or returned, in lower case. */
  @XmlElement(required = true)
  public String state;

  @XmlElement(required = true)
  public ProjectContent content;

  /** What the secretariat remarked, by field. */
  @XmlElement(name = "remark")
  public List<Remark> remarks = new ArrayList<>();

  /** What the secretariat remarked on the whole. */
  public String note;

  public String changed;

  public String submitted;

  /** What the secretariat remarked on a field, such as texts.en.outcome. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "ProjectRemark",
      propOrder = {"field", "text"})
  public static class Remark {
    @XmlElement(required = true)
    public String field;

    @XmlElement(required = true)
    public String text;
  }
}
