// The name of an activity by its item, as the reader may know it; "" for none.
import { activityTitle } from "../../case/model";
import { useCase } from "../../case/reader";
import { useTexts } from "../../texts/context";

export function useTitles(): (item: string | undefined) => string {
    const { t } = useTexts();
    const { view, catalogue } = useCase();
    return (item) => {
        const activity = view.content.activities?.find(({ offer }) => offer.about.item === item);
        return activity ? activityTitle(activity, catalogue, t) : "";
    };
}
