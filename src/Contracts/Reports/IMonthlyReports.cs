namespace OrleansBooking.Contracts.Reports;

/// <summary>Figures by month (T8); a stateless worker, key 0.</summary>
[Alias("IMonthlyReports")]
public interface IMonthlyReports : IGrainWithIntegerKey
{
    /// <summary>The month that begins with this day; null: the ticket does not allow it.</summary>
    [Alias("Get")]
    ValueTask<MonthlyReport?> Get(string ticket, DateOnly month);

    /// <summary>Any days, both included; null: the ticket does not allow it.</summary>
    [Alias("Period")]
    ValueTask<PeriodReport?> Period(string ticket, DateOnly from, DateOnly to);
}
