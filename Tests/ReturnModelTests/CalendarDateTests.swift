import ReturnModel
import Testing

@Suite struct CalendarDateTests {
  // Day numbers by `date -u -d 2025-01-16 +%s` divided by 86,400.
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2025-01-16", 20_104),
    ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
  ])
  func countsDays(_ text: String, _ number: Int32) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.dayNumber == number)
    #expect(date.description == text)
  }

  @Test(arguments: [
    "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-01-32", "2025-1-16", "16/01/2025",
    "2025-01-16T00:00:00", "", "0000-01-01", "２025-01-1",
  ])
  func refusesWhatIsNoDay(_ text: String) { #expect(CalendarDate(text) == nil) }

  @Test(arguments: [
    ("2016-05-09", "2022-05-08", 5), ("2016-05-09", "2022-05-09", 6),
    ("2004-02-29", "2010-02-28", 5), ("2004-02-29", "2010-03-01", 6),
    ("2025-01-16", "2024-01-16", -1),
  ])
  func countsCompletedYears(_ born: String, _ on: String, _ years: Int) throws {
    let born = try #require(CalendarDate(born))
    let on = try #require(CalendarDate(on))
    #expect(born.completedYears(on: on) == years)
  }

  @Test func everyDayOfFourCenturiesComesBack() throws {
    let first = try #require(CalendarDate("1900-01-01")).dayNumber
    for number in first..<first + 146_097 {
      let date = CalendarDate(dayNumber: number)
      let (year, month, day) = date.components
      #expect(CalendarDate(year: year, month: month, day: day) == date)
    }
  }
}
