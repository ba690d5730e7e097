"""The guides to item writing that rules rest on, as `check --explain` cites them.

HDR: “A review of multiple-choice item-writing guidelines for classroom assessment”, Applied Measurement in Education
15 (2002), by number of guideline. NBME: “Constructing Written Test Questions for the Basic and Clinical Sciences”,
3rd ed. (2002). MOORE: “Assessing the quality of multiple-choice questions using GPT-4 and rule-based methods”
(EC-TEL 2023), its rubric of 19 flaws. SHUTE: Review of Educational Research 78 (2008): feedback that explains does
more for learning than feedback that verifies.
"""

HDR = "Haladyna, Downing & Rodriguez 2002"
NBME = "Case & Swanson (NBME) 2002"
MOORE = "Moore, Nguyen, Chen & Stamper 2023"
SHUTE = "Shute, “Focus on formative feedback”, 2008"
