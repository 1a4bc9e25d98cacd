namespace CostTracking.Internal;

/// <summary>What a call costs one budget.</summary>
internal readonly record struct BudgetCharge(BudgetSlot Slot, long SpentMicros, long ReservedMicros);
