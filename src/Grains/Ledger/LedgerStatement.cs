using Npgsql;
using NpgsqlTypes;

namespace OrleansBooking.Grains.Ledger;

/// <summary>Puts a batch into the parameters of <c>ledger_append_v5</c>: parallel arrays, one element a command.</summary>
public static class LedgerStatement
{
    public const string Text =
        """
        select outcomes, details, slots, slot_versions, slot_booked from booking.ledger_append_v5(
            $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31,
            $32, $33, $34, $35, $36, $37, $38)
        """;

    public static void Fill(NpgsqlParameterCollection parameters, FenceRow? fence, DateTimeOffset now, IReadOnlyList<LedgerCommand> batch)
    {
        parameters.Clear();
        Add(fence?.Deployment, NpgsqlDbType.Text);
        Add(fence?.Address, NpgsqlDbType.Text);
        Add((object?)fence?.Port, NpgsqlDbType.Integer);
        Add((object?)fence?.Generation, NpgsqlDbType.Integer);
        Add(now.ToUniversalTime(), NpgsqlDbType.TimestampTz);
        Column(c => LedgerWords.Kind(c.Kind), NpgsqlDbType.Text);
        Column(c => c.Operation, NpgsqlDbType.Uuid);
        Column(c => c.Line, NpgsqlDbType.Smallint);
        Column(c => c.Fingerprint, NpgsqlDbType.Bytea);
        Column(c => c.Actor.Name, NpgsqlDbType.Text);
        Column(c => c.Actor.OnBehalf, NpgsqlDbType.Text);
        Column(c => LedgerWords.Channel(c.Actor.Channel), NpgsqlDbType.Text);
        Column(c => c.Reason, NpgsqlDbType.Text);
        Column(c => c.Applicant, NpgsqlDbType.Bytea);
        Column(c => c.Secret, NpgsqlDbType.Bytea);
        Column(c => c.Declared, NpgsqlDbType.Boolean);
        Column(c => c.Procedure, NpgsqlDbType.Text);
        Column(c => c.Slot, NpgsqlDbType.Bigint);
        Column(c => c.Number, NpgsqlDbType.Bigint);
        Column(c => c.ExpectedVersion, NpgsqlDbType.Integer);
        Column(c => c.Hold, NpgsqlDbType.Uuid);
        Column(c => c.Holder, NpgsqlDbType.Bytea);
        Column(c => c.Until?.ToUniversalTime(), NpgsqlDbType.TimestampTz);
        Column(c => c.Seats, NpgsqlDbType.Smallint);
        Column(c => c.Contact?.Language, NpgsqlDbType.Text);
        Column(c => c.Contact?.KeyVersion, NpgsqlDbType.Smallint);
        Column(c => c.Contact?.WrappedKey, NpgsqlDbType.Bytea);
        Column(c => c.Contact?.Name, NpgsqlDbType.Bytea);
        Column(c => c.Contact?.Kana, NpgsqlDbType.Bytea);
        Column(c => c.Contact?.Phone, NpgsqlDbType.Bytea);
        Column(c => c.Contact?.Email, NpgsqlDbType.Bytea);
        Column(c => c.Contact?.Note, NpgsqlDbType.Bytea);
        Column(c => c.Contact?.ReservationId, NpgsqlDbType.Bytea);
        Column(c => c.Contact?.KanaHash, NpgsqlDbType.Bytea);
        Column(c => c.Contact?.FamilyKanaHash, NpgsqlDbType.Bytea);
        Column(c => c.Contact?.PhoneHash, NpgsqlDbType.Bytea);
        Column(c => c.Contact?.PhoneLast4Hash, NpgsqlDbType.Bytea);
        Column(c => c.People.IsEmpty ? null : LedgerPeople.Json(c.People), NpgsqlDbType.Jsonb);

        void Add(object? value, NpgsqlDbType type) => parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });

        void Column<T>(Func<LedgerCommand, T> field, NpgsqlDbType type)
        {
            var values = new T[batch.Count];
            for (var i = 0; i < values.Length; i++) values[i] = field(batch[i]);
            parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        }
    }
}
