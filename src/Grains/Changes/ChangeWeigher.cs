using System.Collections.Frozen;
using OrleansBooking.Contracts.Changes;
using OrleansBooking.Contracts.Refusals;
using OrleansBooking.Contracts.Venues;
using OrleansBooking.Grains.Storage;

namespace OrleansBooking.Grains.Changes;

/// <summary>Simulates a change with what the database knows now.</summary>
public sealed class ChangeWeigher(BookedTimes booked, ChangeStore changes, NationalHolidays holidays, TimeProvider time)
{
    /// <param name="venue">The id under which the change was sent.</param>
    /// <param name="current">The venue now; null if it is new.</param>
    /// <param name="author">Whose change it is.</param>
    public async Task<WeighedChange> Weigh(string venue, VenueDefinition? current, VenueEdit edit, string author)
    {
        if (edit is ReplaceVenue { Definition.Profile.Id: var id } && id != venue) return Refusal.Invalid(new FieldError("id", FieldProblem.Malformed));
        var known = await holidays.Read();
        var (after, refusal) = EditedVenue.Apply(current, edit, known.Keys.ToFrozenSet());
        if (after is null) return refusal!;

        return await StorageBoundary.Cross(async () =>
        {
            var now = time.GetUtcNow();
            var setting = new ChangeSetting(now, known, await changes.Limits(), 0);
            setting = setting with
            {
                CityUsual = await booked.UsualSeats(setting.Today),
                Recent = await changes.Alone(venue, author, now.AddHours(-ChangeSetting.SliceHours)),
            };
            var effect = new ChangeSimulator(setting).Simulate(current, after, edit, current is null ? [] : await booked.Of(venue, setting.Today));
            return new WeighedChange(after, effect, null);
        });
    }

    /// <summary>The change that takes another one back; see <see cref="UndoneChange"/>.</summary>
    /// <param name="current">The venue now, at <paramref name="revision"/>.</param>
    public async Task<(VenueEdit? Edit, Refusal? Refusal)> Undone(VenueChange change, VenueDefinition current, long revision)
    {
        var before = await StorageBoundary.Cross(() => changes.Before(change.Id));
        return UndoneChange.Of(change, before, current, revision, (await holidays.Read()).Keys.ToFrozenSet());
    }

    /// <summary>Why a change cannot be saved although it can be looked at: what has passed stays as it was.</summary>
    public Refusal? Passed(VenueEdit edit)
    {
        var setting = new ChangeSetting(time.GetUtcNow(), FrozenDictionary<DateOnly, string>.Empty, ChangeLimits.Default, 0);
        var passed = edit switch
        {
            OpenSession open => setting.IsPast(open.Date, open.Session.From),
            SetSeats seats => setting.IsPast(seats.Date, seats.Time),
            CloseDays { Closure: { EveryYear: false } closure } => closure.Last < setting.Today,
            RestoreDay day => day.Date < setting.Today,
            _ => false,
        };
        return passed ? Refusal.Invalid(new FieldError(edit is CloseDays ? "last" : "date", FieldProblem.Past)) : null;
    }
}
