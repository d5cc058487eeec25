"""JUnit's XML: one test case a rule, for those whose dashboards read nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citewell.domain.findings import RuleInfo
from citewell.reports.registry import Checked, report
from citewell.reports.words import UNDECIDED, count, decided, printable, said

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET


@report("junit")
def as_junit(checked: Checked) -> str:
    """Return a suite whose test cases are the rules that ran; what is not decided or set aside stands in a case's output."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - no other format needs it

    failed = {finding.code for finding in checked.findings}
    skipped = {finding.code for finding, _ in checked.set_aside}.union(one.code for one in checked.undecided) - failed
    sums = {"tests": str(len(checked.rules)), "failures": str(len(failed)), "errors": "0", "skipped": str(len(skipped))}
    root = ET.Element("testsuites", attrib={"name": "citewell", **sums})
    suite = ET.SubElement(root, "testsuite", attrib={"name": f"citewell {checked.command}", **sums})
    for info in checked.rules:
        _case(suite, info, checked)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _case(suite: ET.Element, info: RuleInfo, checked: Checked) -> None:
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - no other format needs it

    case = ET.SubElement(suite, "testcase", classname=f"citewell.{info.code[:3]}", name=f"{info.code} {info.name}")
    findings, aside = checked.of_rule(info.code), checked.aside_of_rule(info.code)
    undecided = checked.undecided_of_rule(info.code)
    if findings:
        failure = ET.SubElement(case, "failure", type=info.code, message=count(len(findings), "finding"))
        failure.text = "\n".join(f"{printable(str(finding.where))}: {said(finding)}" for finding in findings)
    elif undecided:
        ET.SubElement(case, "skipped", message=f"{len(undecided)} {UNDECIDED}")
    elif aside:
        ET.SubElement(case, "skipped", message=f"{count(len(aside), 'finding')} set aside")
    lines = [f"{printable(str(finding.where))}: {UNDECIDED}: {said(finding)}" for finding in undecided]
    lines += [f"{printable(str(finding.where))}: {decided(row)}: {said(finding)}" for finding, row in aside]
    if lines:
        ET.SubElement(case, "system-out").text = "\n".join(lines)
