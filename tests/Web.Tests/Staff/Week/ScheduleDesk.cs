using OrleansBooking.Contracts.City;

namespace OrleansBooking.Web.Tests.Staff.Week;

/// <summary>Venues and seats: made, opened and cut with the simulator, which catches slips.</summary>
internal sealed class ScheduleDesk(Clerk clerk, City city)
{
    private const string Simulate = "試算する";
    private const string Save = "この内容で保存する";

    public async Task MakesAVenueAndIsToldWhatIsMissing()
    {
        await clerk.GoTo("席と日程");
        await clerk.Sees("席と日程");
        await clerk.Shows("venues");
        await clerk.Follow("会場を増やす");
        await clerk.Sees("会場を増やす");
        await clerk.Press("この会場を作る");
        await clerk.Focuses("#errors");
        await clerk.Jump("IDを入力してください");
        await clerk.Focuses("#id");

        await clerk.Type("id", City.VenueId);
        await clerk.Type("name", City.VenueName);
        await clerk.Type("address", "東町3丁目1番5号 みどり野東口ビル2階");
        await clerk.Type("access", "みどり野駅 東口から歩いて3分。エレベーターがあります");
        await clerk.Press("この会場を作る");
        await clerk.Sees(City.VenueName);
        await clerk.Reads("会場を作りました");
        await clerk.Reads("まだ枠がないので、だれも予約できません");
    }

    /// <summary>A slip: the day on which booking begins is over.</summary>
    public async Task SetsTheWeekAndDoesNotOpenInThePast()
    {
        await clerk.Follow("受付期間と毎週の枠");
        await clerk.Sees("受付期間と毎週の枠");
        await clerk.Type("opensFromDate", $"{city.Today.AddDays(-1):yyyy-MM-dd}");
        await clerk.Type("weekly[0].days", city.OtherDays);
        await clerk.Type("weekly[0].from", "9時");
        await clerk.Type("weekly[0].to", "12時");
        await clerk.Type("weekly[0].minutes", "30分");
        await clerk.Type("weekly[0].capacity", "４");
        await clerk.Press(Simulate);
        await clerk.Focuses("#preview-head");
        await clerk.Reads("もう過ぎています。保存するとすぐに予約できるようになります");

        await clerk.TypeAbove("opensFromDate", "");
        await clerk.Enter();
        await clerk.Focuses("#preview-head");
        await clerk.DoesNotRead("もう過ぎています");
        await clerk.Press(Save);
        await clerk.Reads("保存しました");
        await clerk.Reads("反映ずみ");
        await ToVenue();
    }

    /// <summary>A slip: a nought too many.</summary>
    public async Task OpensAHolidaySessionAndIsStoppedAtTenTimesTheSeats()
    {
        await clerk.Follow("交付日を開く");
        await clerk.Sees("交付日を開く");
        await clerk.Type("date", City.Typed(city.Session));
        await clerk.Type("capacity", "40");
        await clerk.Enter();
        await clerk.Reads("いつも（4席）の10倍以上です。桁を確かめてください");
        await clerk.Reads("承認を申請する");
        await clerk.Shows("slip");

        await clerk.TypeAbove("capacity", "4");
        await clerk.Enter();
        await clerk.DoesNotRead("10倍以上");
        await clerk.Press(Save);
        await clerk.Reads("保存しました");
        await clerk.Shows("change");
        await ToVenue();
    }

    /// <summary>A slip: the same session once more.</summary>
    public async Task LearnsThatTheSessionIsThereAlready()
    {
        await clerk.Follow("交付日を開く");
        await clerk.Type("date", City.Typed(city.Session));
        await clerk.Enter();
        await clerk.Reads("席は二重にはなりません");
        await clerk.Follow("変えずに戻る");
        await clerk.Sees(City.VenueName);
    }

    /// <summary>A slip: yesterday.</summary>
    public async Task CannotOpenYesterday()
    {
        await clerk.Follow("交付日を開く");
        await clerk.Type("date", $"{city.Today.AddDays(-1):yyyy-MM-dd}");
        await clerk.Enter();
        await clerk.Reads("過ぎた日時は変えられないので、保存できません");
        await clerk.DoesNotRead(Save);
        await clerk.Follow("変えずに戻る");
    }

    public async Task CutsATimeToOneSeat(string time)
    {
        await clerk.GoTo("席と日程");
        await clerk.Follow(City.VenueName);
        await clerk.Type("date", City.Typed(city.Session));
        await clerk.Enter();
        await clerk.Reads(JapaneseDates.FullDay(city.Session));
        await clerk.Shows("venue");
        await clerk.Follow($"席を変える（{time}）");
        await clerk.Sees("1つの時間の席を変える");
        await clerk.Type("capacity", "1");
        await clerk.Type("reason", "空調の工事");
        await clerk.Enter();
        await clerk.Reads("席を超える人（3人）");
        await clerk.Shows("preview");
        await clerk.Press(Save);
        await clerk.Reads("3人の席がなくなりました。予約は残っています");
        await clerk.Follow("席を超えた人に連絡する");
    }

    private async Task ToVenue()
    {
        await clerk.Follow("会場の席と日程を見る");
        await clerk.Sees(City.VenueName);
    }
}
