using Npgsql;
using NpgsqlTypes;

namespace OrleansBooking.Grains.Audit;

/// <summary>Lines of the audit trail, to be stored in the commit of what they tell of (P1, P5).</summary>
public static class AuditLines
{
    private const string Insert = "insert into audit.entry (at, actor, action, subject, reason, detail) values ($1, $2, $3, $4, $5, $6)";

    /// <param name="action">Area and verb, for example <c>maintenance.plan</c>.</param>
    /// <param name="subject">On what; no personal data of citizens.</param>
    public static NpgsqlBatchCommand Line(
        DateTimeOffset at, string actor, string action, string? subject = null, string? reason = null, string? detail = null) => new(Insert)
    {
        Parameters =
        {
            new NpgsqlParameter<DateTimeOffset> { TypedValue = at.ToUniversalTime() },
            new NpgsqlParameter<string> { TypedValue = actor },
            new NpgsqlParameter<string> { TypedValue = action },
            Text(subject), Text(reason), Text(detail),
        },
    };

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
