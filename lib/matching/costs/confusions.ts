/**
 * How one real engine misread 11,475 characters of photographed plates (OpenALPR on the public openalpr/benchmarks
 * photographs of EU, BR and US vehicles, 1,117 images). Each word is the true character, what it was read as, how often.
 */
export const SUBSTITUTED = `
  0O33 0D14 0Q5 0Z1  1I7 105 1D2 1J1 1X1 181 1M1  2Z14  381 3A1  4B1 4Z1 411  5S2 5B1 561  682 6G1 611  7Z1
  8B23 822 811 8R1  982 9B2 911 9S1  A11  B86  CL1  D03 DQ1  E31 E01  FP1 FE1  GC1 G61 GB1  HB6 HI1  I17  JI1
  KR1  LH2 LE2 LI1  MH3  N01 NW1  O033 OD3 OQ2  P11 PB1 PE1 PR1  Q012 QO1  RD1  S53  TI1  U02  WH3 W81 W11 W01
  YZ1  Z61 Z21`

/** True characters the engine lost, and how often. */
export const LOST = `
  W19 116 416 811 B9 N9 A7 27 R6 H6 36 56 T6 M6 I5 C5 95 S4 U4 64 74 G4 04 E4 K3 F3 X3 Z3 J3 Y3 L2 V2 Q2 O1 D1 P1`

/** Characters it saw where there were none: edges of the plate, bolts, badges. */
export const INVENTED = '114 I8 E6 04 D3 B3 22 31 N1 S1 L1 V1 41 Q1 R1 C1 W1'

/** How often each character stood on the plates. */
export const STOOD = `
  0724 1690 2628 3602 4616 5602 6580 7539 8526 9582 A521 B303 C270 D200 E224 F204 G208 H200 I110 J180 K261 L218
  M235 N238 O85 P218 Q62 R260 S201 T244 U164 V121 W179 X170 Y154 Z156`

/**
 * What the engine itself thought alike: how often two characters stood in for each other among its candidates (5,510
 * candidates of 551 reads, differing from the best in one place; pairs seen twice or more). Smooths the counts above,
 * which saw 62 of the 1,260 possible confusions.
 */
export const THOUGHT_ALIKE = `
  0O255 0D240 0Q214 8B207 5S185 1I156 2Z128 0U96 6G93 DO91 DQ79 MN55 0G55 DU54 CG54 0B53 6B52 HM49 9S47 6S46 3S45
  OQ44 BD41 FP33 9B31 OU30 HN25 CE20 HW19 NW19 QU18 MW17 8S15 4A15 BG14 8G12 DG12 GO9 5B9 1T9 6C9 BH8 GQ7 BQ7 6E6
  BS6 3B6 BR6 085 1J5 7Z5 GS5 KM5 VY4 684 1D4 1O4 1Q4 RW4 HR4 VW3 AI3 EF3 3J3 1B3 2E3 BW3 0C3 892 BO2 IJ2 PR2 FR2
  0A2 1U2 182 262 AM2 2K2 BC2 7I2 BM2 GU2 EL2 CL2 AB2 NR2 2B2 0I2 012 1M2 1W2 1L2 CO2 XY2 BU2 141`

/** The facts that costs are made of, in the notation above. */
export interface Confusions {
  substituted: string
  lost: string
  invented: string
  stood: string
  thoughtAlike: string
}

export const measured: Confusions = {
  substituted: SUBSTITUTED,
  lost: LOST,
  invented: INVENTED,
  stood: STOOD,
  thoughtAlike: THOUGHT_ALIKE,
}
