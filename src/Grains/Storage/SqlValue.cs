using Npgsql;
using NpgsqlTypes;

namespace OrleansBooking.Grains.Storage;

/// <summary>Parameters of statements in one way; null becomes SQL's null, and moments are UTC.</summary>
public static class SqlValue
{
    public static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    public static NpgsqlParameter<DateTimeOffset> Moment(DateTimeOffset value) => new() { TypedValue = value.ToUniversalTime() };

    public static NpgsqlParameter Moment(DateTimeOffset? value) => Or(value?.ToUniversalTime(), NpgsqlDbType.TimestampTz);

    public static NpgsqlParameter Text(string? value) => Or(value, NpgsqlDbType.Text);

    public static NpgsqlParameter Bytes(byte[]? value) => Or(value, NpgsqlDbType.Bytea);

    public static NpgsqlParameter Id(Guid? value) => Or(value, NpgsqlDbType.Uuid);

    public static NpgsqlParameter Number(int? value) => Or(value, NpgsqlDbType.Integer);

    public static NpgsqlParameter Number(long? value) => Or(value, NpgsqlDbType.Bigint);

    public static NpgsqlParameter Day(DateOnly? value) => Or(value, NpgsqlDbType.Date);

    private static NpgsqlParameter Or(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
