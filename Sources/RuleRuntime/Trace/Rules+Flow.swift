/// The rules of smart campaigns, flows and the queue; `docs/semantics/` states them.
extension Rule {
  // Qualification
  static let scQ2 = Rule("SC-Q2", .doc)
  static let scQ4 = Rule("SC-Q4", .doc)
  static let scQ5 = Rule("SC-Q5", .implied)
  static let scQ10 = Rule("SC-Q10", .doc)
  static let scR4 = Rule("SC-R4", .undocumented)

  // Smart lists
  static let scC3 = Rule("SC-C3", .doc)

  // Flows and choices
  static let scF4 = Rule("SC-F4", .undocumented)
  static let scF6 = Rule("SC-F6", .undocumented)
  static let scF12 = Rule("SC-F12", .nation)
  static let scH2 = Rule("SC-H2", .doc)
  static let scH3 = Rule("SC-H3", .doc)

  // Waits
  static let scW1 = Rule("SC-W1", .doc)
  static let scW2 = Rule("SC-W2", .doc)
  static let scW3 = Rule("SC-W3", .doc)
  static let scW5 = Rule("SC-W5", .doc)
  static let scW7 = Rule("SC-W7", .doc)
  static let scW8 = Rule("SC-W8", .implied)
  static let scW9 = Rule("SC-W9", .undocumented)
  static let scW11 = Rule("SC-W11", .undocumented)
  static let scW12 = Rule("SC-W12", .undocumented)
  static let scW13 = Rule("SC-W13", .doc)
  static let scW14 = Rule("SC-W14", .undocumented)
  static let scW15 = Rule("SC-W15", .undocumented)
  static let scW16 = Rule("SC-W16", .doc)
  static let scW19 = Rule("SC-W19", .undocumented)
  static let r18 = Rule("R-18", .undocumented)
  static let r19 = Rule("R-19", .undocumented)
  static let r20 = Rule("R-20", .undocumented)
  static let r21 = Rule("R-21", .undocumented)

  // Campaign control
  static let scX1 = Rule("SC-X1", .doc)
  static let scX2 = Rule("SC-X2", .doc)
  static let scX3 = Rule("SC-X3", .doc)
  static let scX4 = Rule("SC-X4", .undocumented)
  static let scX6 = Rule("SC-X6", .doc)
  static let scX8 = Rule("SC-X8", .doc)
  static let scX9 = Rule("SC-X9", .implied)
  static let scX10 = Rule("SC-X10", .doc)
  static let scX12 = Rule("SC-X12", .undocumented)
  static let r10 = Rule("R-10", .undocumented)
  static let r11 = Rule("R-11", .undocumented)
  static let r12 = Rule("R-12", .undocumented)

  // Mail
  static let scB1 = Rule("SC-B1", .doc)
  static let scB2 = Rule("SC-B2", .doc)
  static let scB4 = Rule("SC-B4", .doc)
  static let scB5 = Rule("SC-B5", .doc)
  static let scB7 = Rule("SC-B7", .undocumented)
  static let scB8 = Rule("SC-B8", .doc)

  // Schedule
  static let scK1 = Rule("SC-K1", .doc)
  static let scS1 = Rule("SC-S1", .doc)
  static let scS2 = Rule("SC-S2", .doc)
  static let scS7 = Rule("SC-S7", .doc)
  static let scS8 = Rule("SC-S8", .doc)
  static let scS9 = Rule("SC-S9", .doc)
  static let scS11 = Rule("SC-S11", .doc)
  static let scS12 = Rule("SC-S12", .doc)
  static let scS14 = Rule("SC-S14", .doc)
  static let r13 = Rule("R-13", .undocumented)

  // Tokens, values and lists
  static let scT6 = Rule("SC-T6", .doc)
  static let cat32 = Rule("CAT-3.2", .undocumented)
  static let cat62 = Rule("CAT-6.2", .doc)
  static let cat64 = Rule("CAT-6.4", .doc)
  static let cat65 = Rule("CAT-6.5", .doc)
  static let cat63 = Rule("CAT-6.3", .undocumented)
  static let r28 = Rule("R-28", .undocumented)
  static let r29 = Rule("R-29", .undocumented)

  // Queue
  static let sc154 = Rule("SC-15.4", .undocumented)
  static let sc155 = Rule("SC-15.5", .undocumented)
  static let r5 = Rule("R-5", .undocumented)
  static let r9 = Rule("R-9", .undocumented)
}
