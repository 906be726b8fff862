import type { Cell, ObligationState, Period, Text, Unit } from './types';

// The dashboard's further answers: matrix, trends, evidence.
interface Titled {
  id: string;
  title: Text;
}
export interface MatrixCell {
  obligation: number;
  state: ObligationState;
  late_days: number;
  record: number | null;
}
export interface MatrixBlock {
  owes: string;
  columns: { form: Titled | null; period: Period; last_timely_day: string }[];
  rows: { unit: Unit; form: Titled | null; cells: (MatrixCell | null)[] }[];
}
export interface Matrix {
  period: Period;
  updated: string;
  blocks: MatrixBlock[];
}
export interface Trend extends Titled {
  unit: string;
  people: boolean;
  points: { period: Period; value: Cell }[];
}
export interface Trends {
  period: Period;
  trends: Trend[];
}
export interface Evidence extends Titled {
  note: Text;
  period: Period;
  clauses: { id: string; duty: Text }[];
  sources: {
    form: Titled;
    period: Period;
    elements: Titled[];
    rows: { unit: Unit; cells: Record<string, Cell> }[];
    total: Record<string, Cell>;
    reports: {
      unit: Unit;
      period: Period;
      obligation: number;
      state: ObligationState;
      late_days: number;
      record: number | null;
    }[];
  }[];
}
