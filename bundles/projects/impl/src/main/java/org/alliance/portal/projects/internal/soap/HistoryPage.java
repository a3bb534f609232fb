package org.alliance.portal.projects.internal.soap;

import java.util.ArrayList;
import java.util.List;
import javax.xml.bind.annotation.XmlAccessType;
import javax.xml.bind.annotation.XmlAccessorType;
import javax.xml.bind.annotation.XmlElement;
import javax.xml.bind.annotation.XmlType;

/** Published versions, newest first; without next it is the last page. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "HistoryPage",
    propOrder = {"versions", "next"})
public class HistoryPage {
  @XmlElement(name = "version")
  public List<Version> versions = new ArrayList<>();

  public String next;

  /** A published version. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "Version",
      propOrder = {"number", "time", "actor", "fields"})
  public static class Version {
    public int number;

    @XmlElement(required = true)
    public String time;

    /** Told to those only who may change the initiative. */
    public String actor;

    /** Names of the fields that changed. */
    @XmlElement(name = "field")
    public List<String> fields = new ArrayList<>();
  }
}
