using Npgsql;
using NpgsqlTypes;
using OrleansBooking.Contracts.Applicants;
using OrleansBooking.Grains.Privacy;

namespace OrleansBooking.Grains.Applicants.Imports;

/// <summary>Up to <see cref="Size"/> records on their way into one statement.</summary>
public sealed class ImportBatch(ClaimedImport import, ImportBox box, KeyRing keys, LookUpHashes hashes, ReservationIdSource ids)
{
    public const int Size = 1_000;

    private const string Store =
        "select import_applicants_v2($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";

    private readonly List<ApplicantLine> _lines = new(Size);
    private readonly List<(long Line, string Reason)> _rejected = [];

    public int Count => _lines.Count + _rejected.Count;

    /// <summary>The last line of the file that belongs to this batch.</summary>
    public long LastLine { get; private set; } = import.LastLine;

    public void Add(CsvRecord record, (ApplicantLine? Line, string? Reason) read)
    {
        if (read.Line is { } line) _lines.Add(line);
        else _rejected.Add((record.FirstLine, read.Reason!));
        LastLine = record.LastLine;
    }

    public void Clear()
    {
        _lines.Clear();
        _rejected.Clear();
    }

    /// <summary>The statement that stores the batch behind <paramref name="after"/>; each call draws new IDs for the issue kind.</summary>
    public NpgsqlCommand Command(NpgsqlDataSource source, long after, DateTimeOffset now, DateTimeOffset until)
    {
        var issue = import.Kind == ImportKind.Issue;
        var drawn = _lines.Select(line => issue ? ids.Next() : line.Subject).ToArray();
        var applicants = drawn.Select(hashes.Applicant).ToArray();

        var command = source.CreateCommand(Store);
        Add(import.Id);
        Add(import.Claim);
        Add(now);
        Add(until);
        command.Parameters.Add(new NpgsqlParameter { Value = keys.Version, NpgsqlDbType = NpgsqlDbType.Smallint });
        Add(after);
        Add(LastLine);
        Add(_lines.Select(line => line.Line).ToArray());
        Add(issue ? _lines.Select(line => hashes.Fingerprint($"reference\n{line.Subject}")).ToArray() : applicants);
        Add(_lines.Select(line => hashes.Fingerprint($"applicant\n{line.Birthday}\n{line.Procedures}\n{line.ValidUntil:O}")).ToArray());
        Add(applicants);
        Add(applicants.Select((key, i) => hashes.Secret(key, _lines[i].Birthday)).ToArray());
        Add(_lines.Select(line => line.Procedures).ToArray());
        Add(_lines.Select(line => line.ValidUntil).ToArray());
        Add(issue ? _lines.Select((line, i) => box.SealIssued(line.Line, line.Subject, drawn[i])).ToArray() : new byte[_lines.Count][]);
        Add(_rejected.Select(line => line.Line).ToArray());
        Add(_rejected.Select(line => line.Reason).ToArray());
        return command;

        void Add<T>(T value) => command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
    }
}
